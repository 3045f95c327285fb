// Prometheus and promtool, found or installed when this is root on Debian.
import { existsSync } from 'node:fs'
import { installed } from './debian.ts'

const [PROMETHEUS, PROMTOOL] = ['/usr/bin/prometheus', '/usr/bin/promtool'] as const

export const needPrometheus = (): { readonly prometheus: string; readonly promtool: string } => {
  if (existsSync(PROMETHEUS) || (installed('prometheus') && existsSync(PROMETHEUS))) return { prometheus: PROMETHEUS, promtool: PROMTOOL }
  throw new Error('The tests need Prometheus: install it (Debian: `apt-get install prometheus`).')
}
