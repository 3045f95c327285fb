// Data formats in which the plan can be exported.
export const PLAN_FORMATS = ['xlsx', 'csv', 'json', 'md'] as const
export type PlanFormat = (typeof PLAN_FORMATS)[number]
