// Text for how long ago a report was given.
import type { ReportInfo } from '../../shared/api/reports.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { localDay } from '../base/today.ts'
import type { ItemContext } from '../item/ItemContext.tsx'

export const agoWords = ({ at }: Pick<ReportInfo, 'at'>, context: Pick<ItemContext, 'today'>, text: Messages): string =>
  text.reports.ago(Math.max(0, daysBetween(localDay(new Date(at)), context.today())))
