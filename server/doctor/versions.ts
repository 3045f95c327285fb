// The versions of Ruta and what it runs on, and whether the client is built.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { arch, platform, versions } from 'node:process'
import { readVersion } from '../release.ts'
import { attention, type Finding, well } from './finding.ts'

const PAGES = join(import.meta.dirname, '..', '..', 'dist', 'index.html')

export const examineVersions = async (): Promise<readonly Finding[]> => [
  well(`Ruta ${await readVersion()}, Node ${versions.node}, SQLite ${versions.sqlite}, ${platform} ${arch}.`),
  existsSync(PAGES)
    ? well('The pages are built.')
    : attention('The pages are not built.', 'The first start builds them, which takes a minute; `npm run build` builds them now.'),
]
