import { readSelection, writeSelection } from '@/lib/selection/selection';
import type { Parameters } from './parameters';

/** The selection among the parameters of a request, as it stands in an address. */
export const selectionText = (parameters: Parameters): string => writeSelection(readSelection({ get: (name) => parameters[name] ?? null }));
