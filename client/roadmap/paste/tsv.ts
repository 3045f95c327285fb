// Parses tab-separated values as spreadsheets, and `writeTsv`, put them on the clipboard. Pure.
import { fromTsvCell } from '../../../shared/spreadsheet.ts'
import { readSeparated } from '../../exchange/separated.ts'

export const readTsv = (text: string): readonly (readonly string[])[] => readSeparated(text, '\t', fromTsvCell)
