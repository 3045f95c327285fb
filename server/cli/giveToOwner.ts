// Root often runs commands for a server that runs as another user, who must be able to open what they leave in the data folder.
import { chownSync, existsSync, statSync } from 'node:fs'

export const giveToOwner = (files: readonly string[], folder: string): void => {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  for (const file of files) if (existsSync(file)) chownSync(file, uid, gid)
}
