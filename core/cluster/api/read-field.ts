/** Fields of objects whose shape is not known yet; what is missing is empty, as in Go. */
import { isJsonObject, isList, type Json, type JsonObject } from '../json';

export function textOf(parent: JsonObject, key: string): string {
  const value = parent[key];
  return typeof value === 'string' ? value : '';
}

export function numberOf(parent: JsonObject, key: string): number {
  const value = parent[key];
  return typeof value === 'number' ? value : 0;
}

export function listOf(parent: JsonObject, key: string): readonly JsonObject[] {
  const value = parent[key];
  return isList(value) ? value.filter(isJsonObject) : [];
}

export function textsOf(parent: JsonObject, key: string): readonly string[] {
  const value = parent[key];
  return isList(value) ? value.filter((each) => typeof each === 'string') : [];
}

export function objectOf(parent: JsonObject, key: string): JsonObject | null {
  const value = parent[key];
  return isJsonObject(value) ? value : null;
}

/** Of a map from text to text, in the order of its keys. */
export function pairsOf(value: Json | undefined): [string, string][] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value)
    .flatMap(([key, each]): [string, string][] => (typeof each === 'string' ? [[key, each]] : []))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
