// A folder as a destination: another disk, or a share mounted from another machine.
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { toDisk } from '../copyDatabase.ts'
import type { Destination } from './destination.ts'

export const folderDestination = (path: string): Destination => ({
  name: path,
  async list() {
    const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    return names.filter((name) => !name.endsWith(PART)).sort()
  },
  async put(name, file) {
    await mkdir(path, { recursive: true, mode: 0o700 })
    const part = join(path, name + PART)
    await copyFile(file, part)
    toDisk(part)
    await rename(part, join(path, name))
    toDisk(path)
  },
  get: (name, target) => copyFile(join(path, name), target),
  remove: (name) => rm(join(path, name), { force: true }),
})

/** The suffix of a file that is still being written, or whose writing was interrupted. */
const PART = '.part'
