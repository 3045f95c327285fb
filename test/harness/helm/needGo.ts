// Go and what Helm is made of, found or installed when this is root on Debian.
import { existsSync } from 'node:fs'
import { installed } from '../debian.ts'

const PROGRAM = '/usr/bin/go'
export const GOPATH = '/usr/share/gocode'
/** Debian's packages, and what each brings. */
const PACKAGES: Readonly<Record<string, string>> = {
  'golang-go': PROGRAM,
  'golang-github-masterminds-sprig-dev': `${GOPATH}/src/github.com/Masterminds/sprig`,
  'golang-k8s-sigs-yaml-dev': `${GOPATH}/src/sigs.k8s.io/yaml`,
  'golang-github-santhosh-tekuri-jsonschema-dev': `${GOPATH}/src/github.com/santhosh-tekuri/jsonschema`,
}

export const needGo = (): string => {
  for (const [name, path] of Object.entries(PACKAGES))
    if (!existsSync(path) && !(installed(name) && existsSync(path)))
      throw new Error(
        `The tests need Go to render the Helm chart: install it (Debian: \`apt-get install ${Object.keys(PACKAGES).join(' ')}\`).`,
      )
  return PROGRAM
}
