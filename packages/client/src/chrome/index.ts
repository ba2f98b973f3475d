export { type Chrome, createChrome } from './chrome.js';
