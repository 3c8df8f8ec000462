// Enforces the table of ARCHITECTURE.md: which folder may import what, and the rules of the house.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as array from 'd3-array';
import * as brush from 'd3-brush';
import * as scale from 'd3-scale';
import * as selection from 'd3-selection';
import * as shape from 'd3-shape';
import * as time from 'd3-time';
import * as zoom from 'd3-zoom';
import ts from 'typescript';
import { expect, test } from 'vitest';

interface Import {
  /** 'src/…' for our own file, otherwise the package's name. */
  readonly from: string;
  readonly names: readonly string[];
  readonly kind: 'value' | 'type' | 'lazy';
}

interface Source {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly namesDate: boolean;
}

interface Rule {
  /** Folders, or single files, below src. */
  readonly own: readonly string[];
  /** Those of which only types may be imported. */
  readonly ownTypes?: readonly string[];
  /** Libraries, for the whole folder or for the files whose name matches. */
  readonly libraries?: readonly Library[];
  /** Libraries that must be loaded when used. */
  readonly lazy?: readonly string[];
  /** What the file may import from outside src: cases, icons, fonts. */
  readonly assets?: boolean;
}

interface Library {
  /** A package with its subpaths, or 'node:' for what Node brings along. */
  readonly name: string;
  readonly files?: RegExp;
  readonly names?: readonly string[];
}

const d3 = (...modules: readonly object[]): readonly string[] => modules.flatMap(Object.keys);

const BELOW_APP = ['model', 'view', 'formats', 'layout', 'draw', 'describe', 'questions', 'export'];

const RULES: Readonly<Record<string, Rule>> = {
  model: {
    own: [],
    libraries: [
      { name: 'date-fns', files: /^(when|clock)\.ts$/ },
      { name: '@date-fns/utc', files: /^(when|clock)\.ts$/ },
    ],
  },
  formats: {
    own: ['model'],
    libraries: [{ name: 'valibot' }, { name: '@valibot/to-json-schema' }, { name: 'yaml' }],
    lazy: ['@lhncbc/ucum-lhc', 'papaparse', 'read-excel-file', 'fflate'],
  },
  view: { own: ['model'] },
  layout: {
    own: ['model', 'view'],
    libraries: [{ name: 'd3', names: d3(array, scale, time) }],
  },
  draw: {
    own: [],
    ownTypes: ['layout'],
    libraries: [
      { name: 'd3', names: d3(shape) },
      { name: 'svelte', files: /\.svelte$/ },
    ],
  },
  describe: { own: ['model', 'view'] },
  questions: { own: ['model', 'view'] },
  'render.ts': { own: ['model', 'view', 'layout', 'draw', 'describe'] },
  'render-pages.ts': { own: ['model', 'view', 'layout', 'draw', 'describe', 'render.ts'] },
  export: {
    own: [
      'draw/mark.ts',
      'describe',
      'view',
      'model',
      'layout/text.ts',
      'layout/metrics.ts',
      'layout/advances.ts',
    ],
    lazy: ['@resvg/resvg-wasm', 'pdfkit', 'fontkit', 'fflate', 'fast-png', 'docx'],
    assets: true,
  },
  talk: {
    own: [...BELOW_APP, 'render.ts', 'render-pages.ts'],
    lazy: ['virtual:player'],
  },
  player: {
    own: [...BELOW_APP, 'render.ts', 'render-pages.ts', 'talk', 'app'],
    libraries: [{ name: 'svelte' }],
    lazy: ['fflate'],
  },
  app: {
    own: [...BELOW_APP, 'render.ts', 'render-pages.ts', 'talk'],
    libraries: [
      { name: 'svelte' },
      { name: 'd3', files: /^gestures\.ts$/, names: d3(zoom, brush, selection) },
    ],
    assets: true,
  },
  cli: {
    own: [...BELOW_APP, 'render.ts', 'render-pages.ts', 'talk'],
    libraries: [{ name: 'commander' }, { name: 'node:' }],
    lazy: ['@resvg/resvg-wasm'],
    assets: true,
  },
};

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((path) => /\.(ts|svelte)$/.test(path) && path !== 'src/env.d.ts')
  .sort()
  .map(readSource);
const byPath = new Map(sources.map((source) => [source.path, source]));

test('every source belongs to a folder of the table', () => {
  expect(sources.filter(({ path }) => !(folderOf(path) in RULES)).map(say)).toEqual([]);
});

test('no folder imports what the table does not allow', () => {
  const breaches = sources.flatMap((source) =>
    source.imports
      .filter((imported) => !isAllowed(source.path, imported))
      .map(({ from, names, kind }) => `${source.path}: ${kind} ${names.join(', ')} from ${from}`),
  );
  expect(breaches).toEqual([]);
});

test('the table refuses what it must', () => {
  const value = (path: string, from: string, ...names: readonly string[]): boolean =>
    isAllowed(path, { from, names, kind: 'value' });
  expect(value('src/model/course.ts', 'src/view/view.ts')).toBe(false);
  expect(value('src/model/course.ts', 'date-fns', 'addDays')).toBe(false);
  expect(value('src/model/when.ts', 'date-fns', 'addDays')).toBe(true);
  expect(value('src/model/when.ts', 'date-fns-more', 'addDays')).toBe(false);
  expect(value('src/draw/draw.ts', 'src/layout/figure.ts', 'layout')).toBe(false);
  expect(value('src/layout/axis.ts', 'd3', 'scaleLinear')).toBe(true);
  expect(value('src/layout/axis.ts', 'd3', 'select')).toBe(false);
  expect(value('src/draw/draw.ts', 'svelte')).toBe(false);
  expect(value('src/cli/main.ts', 'src/draw/Drawing.svelte')).toBe(false);
  expect(value('src/export/png.ts', '@resvg/resvg-wasm', 'Resvg')).toBe(false);
  expect(value('src/view/view.ts', 'node:fs')).toBe(false);
});

test('no files import each other in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(' → '));
    if (above.includes(path) || done.has(path)) return;
    for (const { from } of byPath.get(path)?.imports ?? []) {
      if (byPath.has(from)) visit(from, [...above, path]);
    }
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  expect(circles).toEqual([]);
});

test('no folder has a barrel', () => {
  expect(sources.filter(({ path }) => /\/index\.ts$/.test(path)).map(say)).toEqual([]);
});

test('Date appears only where moments are computed', () => {
  const free = ['src/model/when.ts', 'src/model/clock.ts'];
  const bound = /^src\/(model|view|layout|draw|describe|formats)\//;
  const named = sources.filter(
    ({ path, namesDate }) => namesDate && bound.test(path) && !free.includes(path),
  );
  expect(named.map(say)).toEqual([]);
});

test('no file is too long to read', () => {
  const long = sources.filter(
    ({ path, lines }) =>
      lines > (path.endsWith('.svelte') ? 200 : 300) && path !== 'src/layout/metrics.ts',
  );
  expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
});

function isAllowed(path: string, imported: Import): boolean {
  const folder = folderOf(path);
  const rule = RULES[folder];
  if (rule === undefined) return false;
  const { from, names, kind } = imported;
  if (from.startsWith('src/')) {
    const to = from.slice('src/'.length);
    const within = (place: string): boolean => to === place || to.startsWith(`${place}/`);
    if (folder === 'cli' && to.endsWith('.svelte')) return false;
    if (within(folder) || rule.own.some(within)) return true;
    return kind === 'type' && (rule.ownTypes ?? []).some(within);
  }
  if (from.startsWith('static/') || from === 'package.json') return rule.assets === true;
  // A type loads nothing.
  if (kind !== 'value' && (rule.lazy ?? []).some((name) => isPackage(name, from))) return true;
  const file = path.slice(`src/${folder}/`.length);
  return (rule.libraries ?? []).some(
    (library) =>
      isPackage(library.name, from) &&
      (library.files?.test(file) ?? true) &&
      // Of d3, a type is no computation: only values are held to their modules.
      (kind === 'type' || names.every((name) => library.names?.includes(name) ?? true)),
  );
}

function isPackage(name: string, from: string): boolean {
  return from === name || from.startsWith(name.endsWith(':') ? name : `${name}/`);
}

/** 'model' of src/model/when.ts; 'render.ts' of src/render.ts. */
function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function readSource(path: string): Source {
  const text = readFileSync(root + path, 'utf8');
  // The markup of a component names no module and no Date; its scripts do.
  const code = path.endsWith('.svelte')
    ? Array.from(text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g), ([, s]) => s).join('\n')
    : text;
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  const imports: Import[] = [];
  let namesDate = false;
  const visit = (node: ts.Node): void => {
    imports.push(...readImport(node, path));
    if (ts.isIdentifier(node) && node.text === 'Date' && !isMember(node)) namesDate = true;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, lines: text.trimEnd().split('\n').length, imports, namesDate };
}

function readImport(node: ts.Node, path: string): readonly Import[] {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const { importClause } = node;
    const bindings = importClause?.namedBindings;
    const elements = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
    const whole = bindings && ts.isNamespaceImport(bindings) ? ['*'] : [];
    const byDefault = importClause?.name === undefined ? [] : ['default'];
    const named = elements.map(({ propertyName, name }) => (propertyName ?? name).text);
    const isType =
      importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
      (named.length > 0 && byDefault.length === 0 && elements.every((one) => one.isTypeOnly));
    return [
      {
        from: resolve(node.moduleSpecifier.text, path),
        names: [...byDefault, ...whole, ...named],
        kind: isType ? 'type' : 'value',
      },
    ];
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    if (!ts.isStringLiteral(node.moduleSpecifier)) return [];
    const from = resolve(node.moduleSpecifier.text, path);
    return [{ from, names: [], kind: node.isTypeOnly ? 'type' : 'value' }];
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const { literal } = node.argument;
    if (!ts.isStringLiteral(literal)) return [];
    return [{ from: resolve(literal.text, path), names: [], kind: 'type' }];
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    const text = argument && ts.isStringLiteralLike(argument) ? argument.text : '(computed)';
    return [{ from: resolve(text, path), names: [], kind: 'lazy' }];
  }
  return [];
}

/** A repository path for a relative import, without Vite's query. */
function resolve(specifier: string, path: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.normalize(`${dirname(path)}/${specifier.replace(/\?.*$/, '')}`);
}

/** `thing.Date` and `{ Date: … }` are other people's names. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node)
  );
}

function say({ path }: Source): string {
  return path;
}
