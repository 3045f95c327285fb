// What else may have happened to the data folder: a torn write-ahead log, its index gone, a read-only disk.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { aFolder } from '../log/openLog.ts'
import { openWorld, visit } from '../testWorld.ts'

const isRoot = platform() === 'linux' && process.getuid?.() === 0

/** As a killed server leaves it: with its write-ahead log. */
const anInstallation = async (folder = aFolder()) => {
  const live = join(aFolder(), 'live')
  mkdirSync(live)
  const world = await openWorld({ env: { DATA_DIR: live } })
  for (const name of readdirSync(live)) copyFileSync(join(live, name), join(folder, name))
  await world.server.close()
  return folder
}
const isReady = async (folder: string) => {
  const world = await openWorld({ env: { DATA_DIR: folder }, bare: true })
  const { status } = await visit(world).ask('GET', '/readyz')
  await world.server.close()
  return status === 200
}

test('[O9] a write-ahead log that was torn in its last commit is read up to there', async () => {
  const folder = await anInstallation()
  const wal = join(folder, 'ruta.db-wal')
  truncateSync(wal, statSync(wal).size - 1000)
  expect(await isReady(folder)).toBe(true)
})

test('[O9] without the index of the write-ahead log it is made again', async () => {
  const folder = await anInstallation()
  rmSync(join(folder, 'ruta.db-shm'))
  expect(await isReady(folder)).toBe(true)
})

test.skipIf(!isRoot)('[O9] on a read-only file system a server does not start, and says so', async () => {
  const folder = join(aFolder(), 'disk')
  mkdirSync(folder)
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]).status).toBe(0)
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  await anInstallation(folder)
  expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0)
  await expect(openWorld({ env: { DATA_DIR: folder }, bare: true })).rejects.toThrow(/ruta\.db is on a read-only file system.*start again/s)
})
