import type { DrawMonth } from '../../application/ports/pictures.ts'
import { drawMonth } from '../../domain/events/month-picture.ts'
import { svgPng } from './svg-png.ts'

/** Draws a month of events as PNG. */
export const monthPng: DrawMonth = (month) => svgPng(drawMonth(month))
