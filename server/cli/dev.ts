// One command for developing: the demo's server, restarted when its files change, behind Vite, which reloads the pages.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const PAGES_PORT = process.env.PAGES_PORT ?? '5173'
const port = process.env.PORT ?? '3000'

const run = (args: readonly string[], env: Record<string, string>) =>
  spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })

const children = [
  run(['--watch', '--watch-preserve-output', 'server/cli/demo.ts'], { PORT: port, PAGES_PORT }),
  run(['node_modules/vite/bin/vite.js', '--config', 'client/vite.config.ts', '--host', '127.0.0.1', '--port', PAGES_PORT, '--strictPort'], {
    RUTA_SERVER: `http://127.0.0.1:${port}`,
  }),
]
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
// One without the other is of no use.
for (const child of children) child.on('exit', stop)
