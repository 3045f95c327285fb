// A real Prometheus, configured as docs/operate/monitoring.md shows, reads two servers by their addresses; and the alerts fire when they should.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { blocksOf } from '../harness/blocks.ts'
import { freePort } from '../harness/freePort.ts'
import { needPrometheus } from '../harness/needPrometheus.ts'
import { openWorld, type World } from '../server/testWorld.ts'

const { prometheus, promtool } = needPrometheus()
const ALERTS = resolve('deploy/helm/ruta/alerts.yaml')
const TOKEN = 'a token of 24 characters'
const [example = '', onKubernetes = ''] = blocksOf('docs/operate/monitoring.md', 'yaml')

let folder: string
const worlds: World[] = []
const running: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ruta-prometheus-'))
})
afterEach(async () => {
  for (const process of running.splice(0)) process.kill('SIGKILL')
  await Promise.all(worlds.splice(0).map((world) => world.close()))
  rmSync(folder, { recursive: true, force: true })
})

/** The example, with the places and addresses of this test. */
const configured = (token: string, targets: readonly string[]): string => {
  writeFileSync(join(folder, 'token'), token)
  const file = join(folder, 'prometheus.yml')
  const text = example
    .replace('/etc/prometheus/ruta/alerts.yaml', ALERTS)
    .replace('/etc/prometheus/ruta/token', join(folder, 'token'))
    .replace(/targets: .*/, `targets: ${JSON.stringify(targets)}`)
  writeFileSync(file, `global: { scrape_interval: 1s, evaluation_interval: 1s }\n${text}`)
  return file
}
const started = async (config: string) => {
  const port = await freePort()
  const options = [`--config.file=${config}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=127.0.0.1:${port}`]
  running.push(spawn(prometheus, [...options, '--log.level=error'], { stdio: 'inherit' }))
  // biome-ignore lint/suspicious/noExplicitAny: answers of Prometheus.
  return async (path: string): Promise<any> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`).catch(() => null)
    return answer?.ok ? ((await answer.json()) as { data: unknown }).data : null
  }
}
type Target = { readonly health: string; readonly lastError: string; readonly scrapeUrl: string }
const targetsOf = async (ask: Awaited<ReturnType<typeof started>>, health: string): Promise<readonly Target[]> =>
  vi.waitUntil(
    async () => {
      const found: readonly Target[] = (await ask('targets'))?.activeTargets ?? []
      return found.length === 2 && found.every((target) => target.health === health) && found
    },
    { timeout: 30_000, interval: 100 },
  )
const twoServers = async () => {
  for (let n = 0; n < 2; n++)
    worlds.push(await openWorld({ env: { PUBLIC_URL: 'https://ruta.example.org', TRUST_PROXY: '1', METRICS_TOKEN: TOKEN } }))
  return worlds.map(({ server }) => `127.0.0.1:${server.port}`)
}

describe('[O25] Prometheus, as monitoring.md configures it', () => {
  test('reads each of two servers by its own address, with the token', async () => {
    const addresses = await twoServers()
    const ask = await started(configured(TOKEN, addresses))
    const targets = await targetsOf(ask, 'up')
    expect(targets.map(({ scrapeUrl }) => scrapeUrl).sort()).toEqual(addresses.map((address) => `http://${address}/metrics`).sort())
    const up = await vi.waitUntil(
      async () => (await ask('query?query=ruta_database_up'))?.result?.length === 2 && ask('query?query=ruta_database_up'),
    )
    expect(up.result.map(({ value }: { value: [number, string] }) => value[1])).toEqual(['1', '1'])
    expect((await ask('rules')).groups[0].rules.length).toBeGreaterThan(8)
  })

  test('reads none with another token', async () => {
    const ask = await started(configured('another token of a file', await twoServers()))
    for (const { lastError } of await targetsOf(ask, 'down')) expect(lastError).toContain('HTTP status 404')
  })

  test('takes the example for pods of Kubernetes', () => {
    writeFileSync(join(folder, 'token'), TOKEN)
    const file = join(folder, 'kubernetes.yml')
    const before = example.replace(/ {4}static_configs:[\s\S]*$/, '').replace('/etc/prometheus/ruta/alerts.yaml', ALERTS)
    writeFileSync(file, before.replace('/etc/prometheus/ruta/token', join(folder, 'token')) + onKubernetes)
    const { stdout, stderr, status } = spawnSync(promtool, ['check', 'config', file], { encoding: 'utf8' })
    expect([stdout + stderr, status]).toEqual([expect.stringContaining('SUCCESS'), 0])
  })
})

describe('[O25] the alerts', () => {
  const WELL = {
    'up{job="ruta",instance="a"}': '1x2000',
    'ruta_database_up{instance="a"}': '1x2000',
    'ruta_writes_failing{instance="a"}': '0x2000',
    'ruta_unsaved_seconds{instance="a"}': '0x2000',
    'ruta_logs_damaged{instance="a"}': '0x2000',
    'ruta_logs_quarantined{instance="a"}': '0x2000',
    'ruta_file_problems{instance="a"}': '0x2000',
    'ruta_backup_made_at_seconds{instance="a"}': '1+60x2000',
    'ruta_offsite_backup_round_at_seconds{instance="a"}': '1+60x2000',
    'ruta_started_at_seconds{instance="a"}': '1x2000',
    'ruta_bus_up{instance="a"}': '1x2000',
    'ruta_mails_waiting{instance="a"}': '0x2000',
  }
  /** What promtool says when exactly these fire at that minute, with series that are given minute by minute. */
  const firing = (minute: number, series: Readonly<Record<string, string>>, alerts: readonly string[]): string => {
    const file = join(folder, 'tests.yml')
    const expected = alerts.map((name) => ({ labels: `{alertname="${name}"}`, value: 1 }))
    const expr = 'count by (alertname) (ALERTS{alertstate="firing"})'
    const all = Object.entries({ ...WELL, ...series })
    const one = {
      interval: '1m',
      input_series: all.map(([name, values]) => ({ series: name, values })),
      promql_expr_test: [{ expr, eval_time: `${minute}m`, exp_samples: expected }],
    }
    writeFileSync(file, JSON.stringify({ rule_files: [ALERTS], tests: [one] }))
    const { stdout, stderr } = spawnSync(promtool, ['test', 'rules', file], { encoding: 'utf8' })
    return stdout + stderr
  }
  const DAY = 24 * 60
  const NONE = Array.from({ length: 2000 }, () => 'NaN').join(' ')

  test('are rules that promtool accepts', () => {
    const { stdout, status } = spawnSync(promtool, ['check', 'rules', ALERTS], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([0, expect.stringContaining('SUCCESS')])
  })

  test('are silent while all is well, also before the first backup of a new installation', () => {
    expect(firing(1800, {}, [])).toContain('SUCCESS')
    expect(firing(60, { 'ruta_backup_made_at_seconds{instance="a"}': NONE }, [])).toContain('SUCCESS')
    // Where nothing is stored off-site.
    expect(firing(60, { 'ruta_offsite_backup_round_at_seconds{instance="a"}': NONE }, [])).toContain('SUCCESS')
    // The test can fail.
    expect(firing(1800, {}, ['RutaDown'])).toContain('FAILED')
  })

  test.each([
    ['RutaDown', 10, { 'up{job="ruta",instance="a"}': '1 1 0x2000' }],
    ['RutaDatabaseDown', 10, { 'ruta_database_up{instance="a"}': '1 1 0x2000' }],
    ['RutaWritesFail', 10, { 'ruta_unsaved_seconds{instance="a"}': '0+60x2000' }],
    ['RutaDamaged', 10, { 'ruta_logs_quarantined{instance="a"}': '0 0 1x2000' }],
    ['RutaBackupOld', DAY + 240, { 'ruta_backup_made_at_seconds{instance="a"}': '1x2000' }],
    ['RutaNoBackup', DAY + 60, { 'ruta_backup_made_at_seconds{instance="a"}': NONE }],
    ['RutaOffsiteStopped', 30, { 'ruta_offsite_backup_round_at_seconds{instance="a"}': '1x2000' }],
    ['RutaBusLost', 10, { 'ruta_bus_up{instance="a"}': '1 1 0x2000' }],
    ['RutaMailStuck', 120, { 'ruta_mails_waiting{instance="a"}': '1x2000' }],
  ])('%s fires when it should, and no other alert', (alert, minute, series) => expect(firing(minute, series, [alert])).toContain('SUCCESS'))
})
