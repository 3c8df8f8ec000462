// Vite never inlines what a <link rel="icon"> names. In the single file it must be inside too.

/** @returns {import('vite').Plugin} */
export function inlineIcons() {
  return {
    name: 'caseline:inline-icons',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const assets = Object.values(bundle).filter((file) => file.type === 'asset');
        const pages = assets.filter((file) => file.fileName.endsWith('.html'));
        for (const { fileName, source } of assets) {
          if (!fileName.endsWith('.svg')) continue;
          const data = `data:image/svg+xml;base64,${Buffer.from(source).toString('base64')}`;
          for (const page of pages) {
            page.source = String(page.source).replaceAll(`"./${fileName}"`, `"${data}"`);
          }
          delete bundle[fileName];
        }
      },
    },
  };
}
