// Allowed types of attachments, detected by content, with their extensions.
export interface FileKind {
  readonly media: string
  readonly endings: readonly string[]
}
const OFFICE = 'application/vnd.openxmlformats-officedocument'
const OPEN = 'application/vnd.oasis.opendocument'
export const FILE_KINDS = [
  { media: 'application/pdf', endings: ['pdf'] },
  { media: 'image/png', endings: ['png'] },
  { media: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { media: 'image/gif', endings: ['gif'] },
  { media: 'image/webp', endings: ['webp'] },
  { media: `${OFFICE}.wordprocessingml.document`, endings: ['docx'] },
  { media: `${OFFICE}.spreadsheetml.sheet`, endings: ['xlsx'] },
  { media: `${OFFICE}.presentationml.presentation`, endings: ['pptx'] },
  { media: `${OPEN}.text`, endings: ['odt'] },
  { media: `${OPEN}.spreadsheet`, endings: ['ods'] },
  { media: `${OPEN}.presentation`, endings: ['odp'] },
] as const satisfies readonly FileKind[]
export const FILE_ENDINGS = FILE_KINDS.flatMap(({ endings }) => endings.map((ending) => `.${ending}`))

export const kindOfName = (name: string): FileKind | null => {
  const ending = /\.([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return FILE_KINDS.find(({ endings }) => (endings as readonly string[]).includes(ending)) ?? null
}

/** As settings and screens count. */
export const MEGABYTE = 1_000_000
/** Most that an installation or an operator can give a group. */
export const MOST_GROUP_FILES_MB = 100_000

/** Bytes per upload chunk. */
export const PIECE_BYTES = 256 * 1024
/** Bytes per stored row: rows are read when the file is attached, while other writes wait; the last row has the rest. */
export const LEAST_PIECE_BYTES = 16 * 1024
export const MOST_NAME = 200
