// Names of people: normalised, without invisible characters, and folded, so that similar-looking names are equal. The confusables of Unicode (UTS
// 39) that matter between our languages are a short table: the libraries with all 6,000 of them (`confusables`, `unicode-confusables`) have not been
// maintained for years.
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { UNSEEN } from '../../shared/names.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Store } from '../db/rowStore.ts'

/** Null when a normalised name is valid. */
export const checkName = (name: string): Refusal | null => (UNSEEN.test(name) || !/\p{L}|\p{N}/u.test(name) ? 'name-characters' : null)

/** Pairs of a character and its substitute. Capitals first, since their small letters look like others. */
const CAPITALS = 'АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ԌG ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'
const SMALL =
  'аa еe оo рp сc уy хx іi јj ѕs ԁd һh ӏl ѵv гr кk тt мm нh вb αa οo νv ρp τt υu ιi κk χx γy εe ηn ωw μu ıi łl øo đd ħh ŧt ɑa ɡg ſs'
const table = (pairs: string): ReadonlyMap<string, string> => new Map(pairs.split(' ').map((pair) => [pair[0] ?? '', pair.slice(1)]))
const READ_AS = { capitals: table(CAPITALS), small: table(SMALL) }
const read = (text: string, as: ReadonlyMap<string, string>): string => [...text].map((letter) => as.get(letter) ?? letter).join('')

/** Equal for names that look the same: ignores case, accents, punctuation, and similar letters. */
export const foldName = (name: string): string => {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '')
  return read(read(bare, READ_AS.capitals).toLowerCase(), READ_AS.small)
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/[il1|]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether another member of one of these groups has a name that looks the same. */
export const isNameTaken = async (
  db: Store,
  { name, groups, except }: { readonly name: string; readonly groups: readonly GroupId[]; readonly except: AccountId | null },
): Promise<boolean> => {
  if (groups.length === 0) return false
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .select(['account.id', 'account.name'])
    .where('membership.group_id', 'in', groups)
    .execute()
  const folded = foldName(name)
  return rows.some((row) => row.id !== except && foldName(row.name) === folded)
}
