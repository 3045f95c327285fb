// Reads a Page from its Y.Doc. Total (SPEC I10).
import { TEXT } from './layout.ts'

export const readPage = TEXT.read
