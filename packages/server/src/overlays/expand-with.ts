/** Formats with variables of a chooser's own. */
import { isTrue, type Place } from '@ccmux/core';
import { expandForViewer } from '../formats/expand.js';
import type { Services } from '../services.js';
import { Dependencies } from '../status/dependencies.js';

type Variables = Readonly<Record<string, string>>;

export const expandWith = (services: Services, place: Place | undefined, template: string, variables: Variables): string =>
  expandForViewer(services, place, template, {
    lookup: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    watch: new Dependencies(),
  });

export const isTrueWith = (services: Services, place: Place | undefined, format: string, variables: Variables): boolean =>
  isTrue(expandWith(services, place, format, variables));
