// The systemd unit, read by systemd itself; it is not started.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { needSystemdAnalyze } from '../harness/needSystemdAnalyze.ts'

let program: string
beforeAll(() => {
  program = needSystemdAnalyze()
})

const UNIT = readFileSync('ruta.service', 'utf8')
/** Not in memory: systemd refuses a working directory below /dev. */
const aFolder = () => {
  const folder = mkdtempSync('/var/tmp/ruta-unit-')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
/** What it says of the unit, for a checkout that is elsewhere: here, nothing is in /opt. */
const verified = (unit: string) => {
  const file = join(aFolder(), 'ruta.service')
  const root = aFolder()
  const node = join(root, 'node_modules', '.bin', 'node')
  mkdirSync(dirname(node), { recursive: true })
  writeFileSync(node, '', { mode: 0o755 })
  writeFileSync(file, unit.replaceAll('/opt/ruta', root))
  const { status, stdout, stderr } = spawnSync(program, ['verify', '--man=no', '--recursive-errors=no', file], { encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

test('[O10] systemd accepts every line of ruta.service, and names one that it does not know', () => {
  expect(verified(UNIT)).toEqual({ status: 0, said: '' })
  expect(verified(UNIT.replace('NoNewPrivileges', 'NoNewPrivilege')).said).toContain('NoNewPrivilege')
  expect(verified(UNIT.replace('UMask=0077', 'UMask=often')).said).toContain('UMask')
})

test('[O10] the user of ruta.service is the one that the docs create', () => {
  const user = /^User=(\S+)$/m.exec(UNIT)?.[1]
  const made = new RegExp(`^useradd --system .* ${user}$`, 'm')
  expect(UNIT).toMatch(new RegExp(`^# useradd --system .* ${user}$`, 'm'))
  expect(readFileSync('docs/install/systemd.md', 'utf8')).toMatch(made)
})
