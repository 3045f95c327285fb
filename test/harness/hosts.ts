// Hosts of a small network, as Linux network namespaces, so that connections between any two of them can be cut; this needs root. Without it all of
// them are this machine, and nothing can be cut.
import { spawnSync } from 'node:child_process'

export interface Host {
  readonly address: string
  /** The command that runs another one on the host. */
  readonly inside: (command: string, args: readonly string[]) => [string, string[]]
}

export interface Hosts {
  /** The host of the test itself. */
  readonly here: Host
  readonly open: (name: string) => Host
  /** Drops all packets between two of them silently. Returns a function that reconnects them. */
  readonly cut: ((one: Host, other: Host) => () => void) | null
  readonly close: () => void
}

export const THIS_MACHINE: Host = { address: '127.0.0.1', inside: (command, args) => [command, [...args]] }

const ip = (...args: string[]): boolean => spawnSync('ip', args, { stdio: 'ignore' }).status === 0
const mustIp = (...args: string[]): void => {
  const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`)
}

/** Root inside a container may lack the permission. */
const mayOpen = (space: string): boolean => {
  if (process.getuid?.() !== 0 || !ip('netns', 'add', space)) return false
  const may = ip('netns', 'exec', space, 'true')
  ip('netns', 'del', space)
  return may
}

/** Blackhole: packets to it are dropped. */
const NOBODY = '02:00:00:00:00:00'

export const openHosts = (): Hosts => {
  const name = `ruta${process.pid}`
  if (!mayOpen(`${name}-trial`) || !ip('link', 'add', name, 'type', 'bridge'))
    return { here: THIS_MACHINE, open: () => THIS_MACHINE, cut: null, close: () => undefined }
  const net = `10.213.${process.pid % 256}`
  const here = { ...THIS_MACHINE, address: `${net}.1` }
  /** The device to reach the others, and arguments of `ip` for it. */
  const lines = new Map<Host, { readonly space: readonly string[]; readonly device: string }>([[here, { space: [], device: name }]])
  mustIp('address', 'add', `${net}.1/24`, 'dev', name)
  mustIp('link', 'set', name, 'up')
  const opened: string[] = []

  const mislead = (of: Host, other: Host, misled: boolean) => {
    const line = lines.get(of)
    if (!line) return
    const where = [other.address, 'dev', line.device]
    mustIp(...line.space, 'neigh', ...(misled ? ['replace', ...where, 'lladdr', NOBODY, 'nud', 'permanent'] : ['del', ...where]))
  }
  const close = () => {
    for (const space of opened.splice(0)) ip('netns', 'del', space)
    ip('link', 'del', name)
  }
  process.once('exit', close)
  return {
    here,
    close,
    open(host) {
      const space = `${name}-${host}`
      const outside = `${name}-${opened.length}`
      mustIp('netns', 'add', space)
      opened.push(space)
      mustIp('link', 'add', outside, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', space)
      mustIp('link', 'set', outside, 'master', name, 'up')
      const address = `${net}.${opened.length + 1}`
      for (const words of [`address add ${address}/24 dev eth0`, 'link set eth0 up', 'link set lo up'])
        mustIp('-n', space, ...words.split(' '))
      const opening: Host = { address, inside: (command, args) => ['ip', ['netns', 'exec', space, command, ...args]] }
      lines.set(opening, { space: ['-n', space], device: 'eth0' })
      return opening
    },
    cut(one, other) {
      const misleadBoth = (misled: boolean) => {
        mislead(one, other, misled)
        mislead(other, one, misled)
      }
      misleadBoth(true)
      return () => misleadBoth(false)
    },
  }
}
