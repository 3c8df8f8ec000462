// The content security policy, as a meta tag in the built pages and as a header when we serve
// them. Inline code of the single file is allowed by its hash, so nothing can be added later.
import { createHash } from 'node:crypto';

const NEVER = {
  'default-src': "'none'",
  'connect-src': "'none'",
  'style-src-attr': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

// The rasteriser of PNG and TIFF is WebAssembly, which comes inside our own scripts.
const WASM = "'wasm-unsafe-eval'";

/** The policy of the served application. */
export const SERVED_POLICY = toPolicy({
  'script-src': `'self' ${WASM}`,
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'worker-src': "'self'",
});

/** For the header only: browsers ignore frame-ancestors in a meta tag, with a warning. */
export const SERVED_HEADERS = {
  'Content-Security-Policy': `${SERVED_POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/**
 * Puts the policy in front of everything else in the head of every built page.
 * @param {{ inline: boolean }} options inline: one file, everything inside it
 * @returns {import('vite').Plugin}
 */
export function contentPolicy({ inline }) {
  return {
    name: 'caseline:content-policy',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
          const html = String(file.source);
          const policy = inline ? inlinePolicy(html) : SERVED_POLICY;
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
          if (!html.includes('<head>')) throw new Error(`${file.fileName} has no <head>`);
          file.source = html.replace('<head>', () => `<head>\n    ${meta}`);
        }
      },
    },
  };
}

function inlinePolicy(html) {
  return toPolicy({
    'script-src': `${hashes(html, 'script')} ${WASM}`.trim(),
    'style-src': hashes(html, 'style') || "'none'",
    'font-src': 'data:',
    'img-src': 'data: blob:',
    'worker-src': 'blob:',
  });
}

function hashes(html, element) {
  const bodies = html.matchAll(new RegExp(`<${element}\\b[^>]*>([\\s\\S]*?)</${element}>`, 'g'));
  const all = Array.from(bodies, ([, body]) => {
    // A browser hashes what its parser gives, and the parser turns CR LF into LF.
    const hash = createHash('sha256').update(body.replace(/\r\n?/g, '\n')).digest('base64');
    return `'sha256-${hash}'`;
  });
  return all.join(' ');
}

function toPolicy(allowed) {
  return Object.entries({ ...NEVER, ...allowed })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
