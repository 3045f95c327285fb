// The environment of a command, with the secrets that stand in files. Ends the process with a sentence for each that cannot be read.
import { type Environment, isSecret } from '../config.ts'
import { readSecretFiles } from '../secretFiles.ts'

const { env, problems } = readSecretFiles(process.env, isSecret)
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}

export const environment: Environment = env
