// The rivals, installed beside the bench when it first needs them: never with the product, which knows nothing of them.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const folderOf = (server: string): string => fileURLToPath(new URL(`./servers/${server}`, import.meta.url))

/** Written at the end: a half installation is made anew. */
const DONE = 'node_modules/.installed'

export const install = (servers: Iterable<string>): void => {
  for (const server of new Set(servers)) {
    const folder = folderOf(server)
    if (!existsSync(`${folder}/package.json`) || existsSync(`${folder}/${DONE}`)) continue
    console.log(`installing ${server} …`)
    rmSync(`${folder}/node_modules`, { recursive: true, force: true })
    // Nothing of a package runs at its installation, and nothing must be compiled.
    run(folder, ['npm', 'ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'])
    run(folder, ['touch', DONE])
  }
}

const run = (cwd: string, [command = '', ...args]: readonly string[]) => {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed in ${cwd}:\n${stderr.slice(-2000)}`)
}
