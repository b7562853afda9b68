import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, symbolWye } from 'd3';
import styles from './Charts.module.css';

const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolWye];
const DASHES = ['none', '7 3', '2 3', '9 3 2 3', '4 2'];
/** Area of a mark in square pixels. */
const AREA = 52;

/** The shape of the marks of a series, by its number: series are told apart without colour. */
export const markPath = (series: number): string => symbol(SHAPES[series % SHAPES.length], AREA)() ?? '';

/** The dashes of its lines. */
export const dashOf = (series: number): string => DASHES[series % DASHES.length]!;

/** The class with its colour. */
export const colourOf = (series: number): string => styles[`series${series % SHAPES.length}`]!;
