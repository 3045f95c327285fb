// The addresses that are ours, from the configuration and the port.
import type { Config } from './config.ts'

/** Public URL: what a browser may send in Host and in Origin, and the prefix of our links. */
export interface Site {
  readonly url: string
  readonly secure: boolean
  readonly hstsSubdomains: boolean
  readonly origins: ReadonlySet<string>
  readonly hosts: ReadonlySet<string>
}

/** `port` is the actual one: another than the configured one when that is 0. */
export const siteOf = (config: Config, port: number): Site => {
  const pages = [port, ...config.pagePorts].flatMap((page) => config.names.map((name) => new URL(`http://${name}:${page}`)))
  const urls = config.publicUrl ? [new URL(config.publicUrl)] : pages
  return {
    url: config.publicUrl ?? `http://${config.names[0] ?? config.host}:${port}`,
    secure: config.publicUrl?.startsWith('https:') ?? false,
    hstsSubdomains: config.hstsSubdomains,
    origins: new Set(urls.map((url) => url.origin)),
    hosts: new Set(urls.map((url) => url.host)),
  }
}
