// Poppler's programs, found or installed when this is root on Debian: they read a PDF as a reader and a screen reader do.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installed } from './debian.ts'

const has = (program: string) => spawnSync(program, ['-v'], { stdio: 'ignore' }).error === undefined

export const needPoppler = (): void => {
  if (has('pdfinfo') || (installed('poppler-utils') && has('pdfinfo'))) return
  throw new Error('The tests need poppler-utils: install it (Debian: `apt-get install poppler-utils`).')
}

/** What a program says of a PDF. */
export const readPdf = (program: 'pdfinfo' | 'pdftotext', options: readonly string[], pdf: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-pdf-'))
  try {
    const file = join(folder, 'a.pdf')
    writeFileSync(file, pdf)
    const { stdout, stderr, status } = spawnSync(program, [...options, file, ...(program === 'pdftotext' ? ['-'] : [])], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    })
    if (status !== 0) throw new Error(`${program}: ${stderr}`)
    return stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}
