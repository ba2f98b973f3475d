/**
 * The seed of property tests: the same in every run, so that a change is judged by what it changed. The long forms
 * (`CCMUX_TEST_LONG=1`) and `CCMUX_TEST_SEED=random` take a new one, which is how new cases are found.
 */
import fc from 'fast-check';

const wanted = process.env['CCMUX_TEST_SEED'];
const isRandom = wanted === 'random' || (wanted === undefined && process.env['CCMUX_TEST_LONG'] === '1');
if (!isRandom) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted ?? 7) });
