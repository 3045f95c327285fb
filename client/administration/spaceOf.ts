// `12.5 MB of 1,000 MB`: the space of a group for files, in words.
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import type { Language } from '../../shared/bilingual.ts'
import { MEGABYTE } from '../../shared/files/kinds.ts'
import { formatBytes } from '../base/intl.ts'
import { GROUP_QUOTA_WORDS } from '../base/messages/groupQuota.ts'

export const spaceOf = ({ usedBytes, filesMb }: AdministeredGroup['quota'], language: Language): string =>
  GROUP_QUOTA_WORDS[language].of(usedBytes === 0 ? '0' : formatBytes(usedBytes, language), formatBytes(filesMb * MEGABYTE, language))
