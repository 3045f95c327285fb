// Version of Ruta.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const readVersion = async (): Promise<string> => {
  const { version }: { readonly version: string } = JSON.parse(await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8'))
  return version
}
