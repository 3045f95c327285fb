// The formats in which the plan is written as data.
export const PLAN_FORMATS = ['xlsx', 'csv', 'json', 'md'] as const
export type PlanFormat = (typeof PLAN_FORMATS)[number]
