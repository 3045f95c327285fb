// Reads a table as spreadsheets, and `writeTsv`, put it on the clipboard: cells between tabs. Pure.
import { fromTsvCell } from '../../../shared/spreadsheet.ts'
import { readSeparated } from '../../exchange/separated.ts'

export const readTsv = (text: string): readonly (readonly string[])[] => readSeparated(text, '\t', fromTsvCell)
