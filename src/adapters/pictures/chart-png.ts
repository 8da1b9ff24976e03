import type { DrawChart } from '../../application/ports/pictures.ts'
import { drawChart } from '../../domain/reports/chart.ts'
import { svgPng } from './svg-png.ts'

/** Draws a chart as PNG. */
export const chartPng: DrawChart = (chart) => svgPng(drawChart(chart))
