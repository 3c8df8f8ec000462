import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('svelte-check rejects a planted type error', { timeout: 60_000 }, () => {
  const planted = 'tests/fixtures/planted';
  const { status, stdout } = spawnSync(
    process.execPath,
    ['node_modules/svelte-check/bin/svelte-check', '--workspace', planted].concat(
      ['--tsconfig', `${root}${planted}/tsconfig.json`],
      ['--output', 'machine'],
    ),
    { cwd: root, encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stdout).toMatch(/ERROR "Planted\.svelte" 3:9 /);
});
