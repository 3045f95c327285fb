// The files of a release, as `npm run release` makes them of the commit that is checked out.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { changesOf, checksumsOf, packRelease, tryInstallation } from '../../../server/cli/packRelease.ts'

test('[O44] a release is the source, a list of all packages, and an installation that starts in an empty folder without what development needs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-release-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const made = await packRelease(folder, '0.0.0', () => undefined)
  const { source, archive, packages } = made
  const files = Object.values(made)
  const list = (file: string) => execFileSync('tar', ['-tzf', join(folder, file)], { encoding: 'utf8', maxBuffer: 2 ** 28 }).split('\n')
  expect(list(source)).toContain('ruta-0.0.0/client/app/routes.tsx')
  const installed = list(archive)
  for (const path of ['server/start.mjs', 'dist/index.html.br', 'node_modules/.bin/node', 'docs/operate/upgrade.md', 'LICENSE'])
    expect(installed).toContain(`ruta-0.0.0/${path}`)
  expect(installed.filter((path) => /^ruta-0\.0\.0\/(client|test|node_modules\/(vite|vitest|typescript))\//.test(path))).toEqual([])
  const { components } = JSON.parse(readFileSync(join(folder, packages), 'utf8'))
  const names = components.map(({ name }: { name: string }) => name)
  expect(names).toEqual(expect.arrayContaining(['hono', 'yjs', 'solid-js']))
  await tryInstallation(join(folder, archive))
  const sums = await checksumsOf(folder, files)
  expect(execFileSync('sha256sum', ['-c'], { cwd: folder, input: sums, encoding: 'utf8' })).toBe(
    files.map((file) => `${file}: OK\n`).join(''),
  )
})

test('[O44] the words of a tag are the section of its version, once that has a date', () => {
  const changelog =
    '# Changes\n\n## 0.3.0 (not released yet)\n\n- Newer.\n\n## 0.2.0 (2026-12-04)\n\n- One.\n- Two.\n\n## 0.1.0\n\n- Older.\n'
  expect(changesOf(changelog, '0.2.0')).toBe('- One.\n- Two.')
  for (const version of ['0.1.0', '0.3.0']) expect(changesOf(changelog, version)).toBeNull()
  expect(changesOf(changelog, '0.2')).toBeNull()
})
