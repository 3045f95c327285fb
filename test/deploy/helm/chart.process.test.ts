// The Helm chart, rendered with what Helm is made of: what it starts, with which settings and rights, and what it refuses.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import { blocksOf } from '../../harness/blocks.ts'
import { problemsOf } from '../../harness/helm/problemsOf.ts'
import { type Manifest, type Rendered, renderChart } from '../../harness/helm/renderChart.ts'

const BASE = { publicUrl: 'https://ruta.example.org', image: { repository: 'registry.example.org/ruta' } }
const CLUSTER = { cluster: { enabled: true, replicas: 3, existingSecret: 'ruta-database' } }
const EVERYTHING = {
  image: { digest: `sha256:${'a'.repeat(64)}` },
  imagePullSecrets: [{ name: 'registry' }],
  trustProxy: '10.0.0.0/8,192.0.2.7',
  settings: {
    FILE_MB: 50,
    OIDC_PROVIDERS: 'keycloak',
    OIDC_KEYCLOAK_ISSUER: 'https://id.example.org/realms/a',
    OIDC_KEYCLOAK_CLIENT_ID: 'ruta',
  },
  existingSecret: 'ruta-settings',
  extraEnv: [{ name: 'NODE_EXTRA_CA_CERTS', value: '/ca/ca.crt' }],
  extraVolumes: [{ name: 'ca', configMap: { name: 'our-ca' } }],
  extraVolumeMounts: [{ name: 'ca', mountPath: '/ca' }],
  persistence: { size: '50Gi', storageClass: 'fast' },
  service: { annotations: { a: 'b' } },
  metrics: {
    serviceMonitor: { enabled: true, labels: { release: 'prometheus' } },
    rules: { enabled: true, labels: { release: 'prometheus' } },
  },
  networkPolicy: { enabled: true, from: [{ namespaceSelector: {} }], egress: [{ ports: [{ port: 443 }] }] },
  podAnnotations: { a: 'b' },
  podLabels: { team: 'a' },
  nodeSelector: { disk: 'fast' },
  tolerations: [{ key: 'a', operator: 'Exists' }],
  affinity: { nodeAffinity: {} },
  priorityClassName: 'high',
}
const withIngress = (controller: string) => ({ ingress: { enabled: true, className: controller, controller } })
const MAINTENANCE = { maintenance: { enabled: true } }

/** What is rendered, by the values that are given. */
const CASES: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  'one server': [BASE],
  'one server with everything': [BASE, EVERYTHING, withIngress('nginx')],
  'several servers': [BASE, CLUSTER],
  'several servers with everything behind nginx': [BASE, EVERYTHING, CLUSTER, withIngress('nginx')],
  'several servers with everything behind Traefik': [BASE, EVERYTHING, CLUSTER, withIngress('traefik')],
  'maintenance of one server': [BASE, EVERYTHING, MAINTENANCE],
  'maintenance of several servers': [BASE, CLUSTER, MAINTENANCE],
}
const rendered = new Map<string, Rendered>()
const of = (name: string): Rendered => {
  const known = rendered.get(name) ?? renderChart(...(CASES[name] ?? []))
  rendered.set(name, known)
  return known
}
const only = ({ objects }: Rendered, kind: string): Manifest => {
  const [found, ...others] = objects.filter((object) => object.kind === kind)
  expect([kind, found !== undefined, others.length]).toEqual([kind, true, 0])
  return found as Manifest
}
const kinds = (name: string) =>
  of(name)
    .objects.map(({ kind }) => kind)
    .sort()
const podsOf = ({ objects }: Rendered) =>
  objects.flatMap(({ kind, spec }) => (kind === 'Pod' ? [spec] : /^(StatefulSet|Deployment)$/.test(kind) ? [spec.template.spec] : []))

describe('[O24] the Helm chart', () => {
  test('has the version of package.json as its appVersion', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(/^appVersion: "(.+)"$/m.exec(readFileSync('deploy/helm/ruta/Chart.yaml', 'utf8'))?.[1]).toBe(version)
  })

  test('makes objects that the Kubernetes API knows, field by field', () => {
    const objects = Object.keys(CASES).flatMap((name) => of(name).objects)
    expect(objects.length).toBeGreaterThan(20)
    expect(problemsOf(objects)).toBe('')
    const [first] = objects.filter(({ kind }) => kind === 'StatefulSet')
    const spec: Readonly<Record<string, unknown>> = first?.spec
    for (const [wrong, why] of [
      [{ ...spec, serviceNames: 'ruta' }, /serviceNames.* does not exist in type 'StatefulSetSpec'/],
      [{ ...spec, replicas: '1' }, /'string' is not assignable to type 'number'/],
      [{ ...spec, selector: undefined }, /selector/],
    ] as const)
      expect(problemsOf([{ ...first, spec: wrong } as Manifest])).toMatch(why)
  })

  test('starts one server on a volume that outlives it, or several on PostgreSQL without one', () => {
    expect(kinds('one server')).toEqual(['PersistentVolumeClaim', 'Service', 'StatefulSet'])
    const one = only(of('one server'), 'StatefulSet').spec
    const claim = only(of('one server'), 'PersistentVolumeClaim').metadata
    expect([one.replicas, one.template.spec.volumes[0].persistentVolumeClaim.claimName]).toEqual([1, claim.name])
    expect(claim.annotations).toEqual({ 'helm.sh/resource-policy': 'keep' })
    expect(kinds('several servers')).toEqual(['Deployment', 'PodDisruptionBudget', 'Service'])
    const several = only(of('several servers'), 'Deployment').spec
    expect([several.replicas, several.template.spec.volumes[0]]).toEqual([3, { name: 'data', emptyDir: {} }])
    const env: readonly { name: string; valueFrom?: unknown }[] = several.template.spec.containers[0].env
    for (const name of ['DATABASE_URL', 'REDIS_URL'])
      expect(env).toContainEqual({ name, valueFrom: { secretKeyRef: { name: 'ruta-database', key: name } } })
  })

  test('runs without root, without rights, on a read-only file system, and writes into /data and /tmp', () => {
    for (const name of Object.keys(CASES))
      for (const { securityContext, containers, volumes, automountServiceAccountToken } of podsOf(of(name))) {
        const [{ securityContext: own, volumeMounts }] = containers
        expect(securityContext).toMatchObject({
          runAsNonRoot: true,
          runAsUser: 1000,
          fsGroup: 1000,
          seccompProfile: { type: 'RuntimeDefault' },
        })
        expect(own).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } })
        expect(automountServiceAccountToken).toBe(false)
        const mounted = volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)
        expect(mounted).toEqual(expect.arrayContaining(['/data', '/tmp']))
        const names = new Set(volumes.map(({ name: volume }: { name: string }) => volume))
        expect(volumeMounts.filter(({ name: volume }: { name: string }) => !names.has(volume))).toEqual([])
      }
    expect(readFileSync('Dockerfile', 'utf8')).toMatch(/DATA_DIR=\/data NODE_COMPILE_CACHE=\/data\//)
  })

  test('gives the server settings that it accepts', () => {
    for (const name of Object.keys(CASES))
      for (const { containers } of podsOf(of(name))) {
        const env: Record<string, string> = { HOST: '0.0.0.0', DATABASE_URL: 'postgres://a:b@c/d', REDIS_URL: 'redis://a' }
        for (const { name: key, value } of containers[0].env) if (value !== undefined) env[key] = value
        env.OIDC_KEYCLOAK_CLIENT_SECRET = 'from the Secret'
        const reading = readConfig(env)
        expect(reading.ok ? [] : reading.problems).toEqual([])
      }
    const [{ containers }] = podsOf(of('one server with everything'))
    expect(containers[0].env).toContainEqual({ name: 'FILE_MB', value: '50' })
    expect(containers[0].envFrom).toEqual([{ secretRef: { name: 'ruta-settings' } }])
    expect(containers[0].image).toBe(`registry.example.org/ruta@sha256:${'a'.repeat(64)}`)
  })

  test('asks what the server answers, and gives it time to start and to end', () => {
    for (const name of ['one server', 'several servers']) {
      const { containers, terminationGracePeriodSeconds } = podsOf(of(name))[0]
      const [{ startupProbe, livenessProbe, readinessProbe, ports }] = containers
      expect([startupProbe.httpGet.path, livenessProbe.httpGet.path, readinessProbe.httpGet.path]).toEqual([
        '/healthz',
        '/healthz',
        '/readyz',
      ])
      expect(ports).toEqual([{ name: 'http', containerPort: 3000 }])
      expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBeGreaterThanOrEqual(600)
      expect(terminationGracePeriodSeconds).toBeGreaterThan(15)
    }
  })

  test('keeps a page at its server where there are several, and only there', () => {
    expect(only(of('one server with everything'), 'Ingress').metadata.annotations).toEqual({
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '60',
      'nginx.ingress.kubernetes.io/proxy-send-timeout': '60',
    })
    expect(only(of('several servers with everything behind nginx'), 'Ingress').metadata.annotations).toMatchObject({
      'nginx.ingress.kubernetes.io/affinity': 'cookie',
    })
    expect(only(of('several servers with everything behind Traefik'), 'Service').metadata.annotations).toMatchObject({
      a: 'b',
      'traefik.ingress.kubernetes.io/service.sticky.cookie': 'true',
    })
    const { spec } = only(of('several servers with everything behind nginx'), 'Ingress')
    expect([spec.rules[0].host, spec.tls]).toEqual(['ruta.example.org', [{ hosts: ['ruta.example.org'], secretName: 'ruta-tls' }]])
  })

  test('sends requests to servers, and to none while they are stopped for maintenance', () => {
    for (const name of Object.keys(CASES)) {
      const selector = Object.entries(only(of(name), 'Service').spec.selector)
      const servers = of(name).objects.find(({ kind }) => /^(StatefulSet|Deployment)$/.test(kind))?.spec
      expect(Object.entries(servers.template.metadata.labels)).toEqual(expect.arrayContaining(selector))
      expect(Object.entries(servers.template.metadata.labels)).toEqual(expect.arrayContaining(Object.entries(servers.selector.matchLabels)))
      for (const pod of of(name).objects.filter(({ kind }) => kind === 'Pod'))
        expect(Object.entries(pod.metadata.labels)).not.toEqual(expect.arrayContaining(selector))
    }
  })

  test('stops the servers for maintenance, and starts a pod with their data in which the key of the backups is kept in memory', () => {
    for (const [name, kind] of [
      ['maintenance of one server', 'StatefulSet'],
      ['maintenance of several servers', 'Deployment'],
    ] as const) {
      expect(only(of(name), kind).spec.replicas).toBe(0)
      const { spec } = only(of(name), 'Pod')
      const server = only(of(name), kind).spec.template.spec
      const [own, its] = [spec.containers[0], server.containers[0]]
      for (const part of ['image', 'env', 'envFrom', 'securityContext']) expect(own[part]).toEqual(its[part])
      expect(spec.volumes).toEqual([...server.volumes, { name: 'keys', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } }])
      expect(own.command).toEqual(['sleep', 'infinity'])
    }
  })

  test('lets Prometheus in by the token of the Secret, with the alerts of alerts.yaml', () => {
    const [endpoint] = only(of('one server with everything'), 'ServiceMonitor').spec.endpoints
    expect(endpoint).toEqual({
      port: 'http',
      path: '/metrics',
      interval: '30s',
      authorization: { type: 'Bearer', credentials: { name: 'ruta-settings', key: 'METRICS_TOKEN' } },
    })
    const [group] = only(of('one server with everything'), 'PrometheusRule').spec.groups
    const alerts = [...readFileSync('deploy/helm/ruta/alerts.yaml', 'utf8').matchAll(/- alert: (\w+)/g)].map(([, name]) => name)
    expect(group.rules.map(({ alert }: { alert: string }) => alert)).toEqual(alerts)
  })

  test.each([
    ['no address', { image: BASE.image }, /Set publicUrl/],
    ['an address without https', { ...BASE, publicUrl: 'http://ruta.example.org' }, /publicUrl/],
    ['an address with a path', { ...BASE, publicUrl: 'https://example.org/ruta' }, /publicUrl/],
    ['no image', { publicUrl: BASE.publicUrl }, /Set image.repository/],
    ['several servers without a Secret', { ...BASE, cluster: { enabled: true } }, /Set cluster.existingSecret/],
    ['several servers that are one', { ...BASE, cluster: { ...CLUSTER.cluster, replicas: 1 } }, /replicas/],
    ['a value that does not exist', { ...BASE, replicas: 2 }, /replicas/],
    ['a setting that does not exist', { ...BASE, settings: { FILES_MB: 1 } }, /FILES_MB/],
    ['a setting that the chart makes', { ...BASE, settings: { DATA_DIR: '/tmp' } }, /DATA_DIR/],
    ['a password among the settings', { ...BASE, settings: { OIDC_KEYCLOAK_CLIENT_SECRET: 'a' } }, /OIDC_KEYCLOAK_CLIENT_SECRET/],
    ['Prometheus without a token', { ...BASE, metrics: { serviceMonitor: { enabled: true } } }, /Set metrics.existingSecret/],
  ])('refuses %s', (_, values, why) => expect(() => renderChart(values)).toThrow(why))
  test('says afterwards how to see that it runs, and how to restore', () => {
    expect(of('one server').notes).toContain('kubectl -n ruta rollout status statefulset/ruta')
    expect(of('several servers').notes).toContain('kubectl -n ruta rollout status deployment/ruta')
    expect(of('one server').notes).toContain('No off-site backup is set up')
    expect(of('one server with everything').notes).not.toContain('No off-site backup')
    expect(of('maintenance of one server').notes).toContain('exec -it ruta-maintenance -- node server/cli/doctor.ts')
  })

  test('takes the values that docs/install/kubernetes.md shows', () => {
    const blocks = blocksOf('docs/install/kubernetes.md', 'yaml')
    expect(blocks.length).toBeGreaterThan(3)
    const [first = '', ...others] = blocks
    for (const values of [[first], ...others.map((other) => [first, other])]) expect(problemsOf(renderChart(...values).objects)).toBe('')
  })
})
