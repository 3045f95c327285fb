// Installs a Debian package, when this is root on Debian.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')
const apt = (...args: string[]) =>
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0

/** False when it may not be installed, or installing failed. */
export const installed = (name: string): boolean => {
  if (!mayInstall()) return false
  console.log(`Installing Debian’s ${name} for the tests …`)
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', name)
}
