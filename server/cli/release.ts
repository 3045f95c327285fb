// `npm run release -- FOLDER`: the files of a release of the version in package.json, tried, with their checksums and the words of its tag.
// Signing and publishing are the person's who has the keys: docs/develop/release.md.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readVersion } from '../release.ts'
import { changesOf, checksumsOf, packRelease, run, tryInstallation } from './packRelease.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const [given] = process.argv.slice(2)
const version = await readVersion()
const section = changesOf(readFileSync(join(import.meta.dirname, '..', '..', 'CHANGELOG.md'), 'utf8'), version)

const problem = (): string | null => {
  if (given === undefined) return 'Use: npm run release -- FOLDER'
  if (existsSync(given) && readdirSync(given).length > 0) return `${given} is not empty.`
  if (section === null) return `CHANGELOG.md has no section "## ${version} (YYYY-MM-DD)".`
  if (run('git', ['status', '--porcelain']) !== '') return 'There are changes that are not committed: a release is made of a commit.'
  if (run('git', ['tag', '--list', `v${version}`]) !== '') return `v${version} is tagged already: raise the version in package.json.`
  return null
}

const refused = problem()
if (refused !== null) {
  process.stderr.write(`${refused}\n`)
  process.exitCode = 2
} else {
  const folder = resolve(given ?? '')
  const made = await packRelease(folder, version, say)
  const files = Object.values(made)
  say('Starting the archive in an empty folder')
  await tryInstallation(join(folder, made.archive))
  writeFileSync(join(folder, 'SHA256SUMS'), await checksumsOf(folder, files))
  writeFileSync(join(folder, 'tag.txt'), `Ruta ${version}\n\n${section}\n`)
  say(`${folder}:\n${[...files, 'SHA256SUMS', 'tag.txt'].map((file) => `  ${file}`).join('\n')}`)
  say('To sign and publish them: docs/develop/release.md.')
}
