// README is for a reader who has a minute: short, with the commands that a fresh machine needs. Settings are in docs/configure.md.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const readme = readFileSync('README.md', 'utf8')

test('README has at most 80 lines', () => expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(80))

test('README has the two commands that try and run Ruta on a fresh machine, each alone in its block', () => {
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)\n```$/gm)].map(([, code]) => code)
  expect(blocks).toEqual(['npm ci && npm run demo', 'npm ci && npm start'])
})

test('README names the dependency that is no longer maintained upstream', () => {
  expect(readme).toMatch(/lucia v3 is no longer maintained upstream/)
  expect(readme).toMatch(/y-websocket/)
})
