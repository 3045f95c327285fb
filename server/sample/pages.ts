// The two texts of the sample.

import type { SamplePage } from './model.ts'
import { EARLY_CONSULTATION } from './pageConsultation.ts'
import { INTRODUCTION } from './pageIntroduction.ts'

export const PAGES: readonly SamplePage[] = [INTRODUCTION, EARLY_CONSULTATION]
