// A secret may stand in a file, as Docker and Kubernetes mount it: NAME_FILE names the file instead of NAME.
import { readFileSync } from 'node:fs'
import { reasonOf } from './reasonOf.ts'

type Environment = Readonly<Record<string, string | undefined>>

const SUFFIX = '_FILE'

/**
 * The environment with the contents of these files, without the line break at their end. `problems`: a sentence for each file that cannot be
 * read or is empty, and for each secret that is given in both ways.
 */
export const readSecretFiles = (
  env: Environment,
  isSecret: (name: string) => boolean,
): { readonly env: Environment; readonly problems: readonly string[] } => {
  const problems: string[] = []
  const contents: [name: string, content: string][] = []
  for (const [variable, file] of Object.entries(env)) {
    const name = variable.slice(0, -SUFFIX.length)
    if (!variable.endsWith(SUFFIX) || !isSecret(name) || !file?.trim()) continue
    if (env[name]?.trim()) {
      problems.push(`${name} and ${variable} are both set: keep one.`)
      continue
    }
    try {
      const content = readFileSync(file.trim(), 'utf8').trim()
      if (content === '') problems.push(`${variable}=${JSON.stringify(file)} is an empty file.`)
      contents.push([name, content])
    } catch (error) {
      problems.push(`${variable}=${JSON.stringify(file)} cannot be read: ${reasonOf(error)}`)
    }
  }
  return { env: { ...env, ...Object.fromEntries(contents) }, problems }
}
