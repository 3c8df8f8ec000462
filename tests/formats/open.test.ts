import { expect, test } from 'vitest';
import { openFiles } from '../../src/formats/open.ts';
import { BASE } from './base.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['case.yaml', BASE],
  ['renamed.txt', BASE],
  [
    'case.json',
    '{"id": "a", "caseline": 1, "title": "A", "patient": {"label": "B"}, "source": {"basis": "record", "locator": "chart"}, "lanes": []}',
  ],
])('%s opens by its content', async (name, text) => {
  const { case: opened, issues } = await openFiles([{ name, bytes: encode(text) }]);
  expect(issues).toEqual([]);
  expect(opened?.name).toBe(name);
});

test.each([
  ['document.xml', '<?xml version="1.0"?><ClinicalDocument/>', 'a CDA document'],
  ['page.html', '<!doctype html><title>x</title>', 'a web page'],
  ['figure.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'an SVG figure'],
  ['message.hl7', 'MSH|^~\\&|A|B', 'an HL7 version 2 message'],
  ['report.pdf', '%PDF-1.7', 'a PDF'],
  ['scan.png', '\x89PNG\r\n\x1a\n\0', 'an image'],
  ['labs.docx', 'PK\x03\x04\0\0', 'an Office file that is no Excel workbook'],
  ['case.yaml.gz', '\x1f\x8b\x08', 'a compressed archive'],
])('%s is named: this looks like %s', async (name, text, label) => {
  const { case: opened, issues } = await openFiles([{ name, bytes: latin(text) }]);
  expect(opened).toBeUndefined();
  expect(issues.map(({ code }) => code)).toEqual(['unknown-format']);
  expect(issues[0]?.message).toContain(label);
});

test.each([
  ['case.yaml', '', 'empty-file'],
  ['case.yaml', 'title: A\nlanes: []\n', 'missing-version'],
  ['x.bin', '\x7fELF\0\0', 'binary-file'],
])('a file of nothing known, %s %j, gives %s', async (name, text, code) => {
  const { issues } = await openFiles([{ name, bytes: latin(text) }]);
  expect(issues.map((issue) => issue.code)).toContain(code);
});
