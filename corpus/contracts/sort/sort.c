/* Four ways to sort the parameters, each through a comparison that is passed as a function. */
#include "contract.h"

#define MOST 64

typedef bool (*before)(int64_t left, int64_t right);

static bool ascending(int64_t left, int64_t right) { return left < right; }
static bool descending(int64_t left, int64_t right) { return left > right; }

static void exchange(int64_t *left, int64_t *right) {
  int64_t kept = *left;
  *left = *right;
  *right = kept;
}

static void insertion_sort(int64_t *values, uint32_t count, before is_before) {
  for (uint32_t n = 1; n < count; n++)
    for (uint32_t at = n; at > 0 && is_before(values[at], values[at - 1]); at--) exchange(&values[at], &values[at - 1]);
}

static void quick_sort(int64_t *values, uint32_t count, before is_before) {
  if (count < 2) return;
  int64_t pivot = values[count / 2];
  uint32_t low = 0, high = count - 1;
  for (;; low++, high--) {
    while (is_before(values[low], pivot)) low++;
    while (is_before(pivot, values[high])) high--;
    if (low >= high) break;
    exchange(&values[low], &values[high]);
  }
  quick_sort(values, low, is_before);
  quick_sort(values + low, count - low, is_before);
}

static void sift_down(int64_t *values, uint32_t count, uint32_t root, before is_before) {
  for (uint32_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && is_before(values[child], values[child + 1])) child++;
    if (!is_before(values[root], values[child])) return;
    exchange(&values[root], &values[child]);
  }
}

static void heap_sort(int64_t *values, uint32_t count, before is_before) {
  for (uint32_t root = count / 2; root-- > 0;) sift_down(values, count, root, is_before);
  for (uint32_t left = count; left-- > 1;) {
    exchange(&values[0], &values[left]);
    sift_down(values, left, 0, is_before);
  }
}

static void merge_sort(int64_t *values, uint32_t count, before is_before) {
  if (count < 2) return;
  uint32_t half = count / 2, left = 0, right = half;
  merge_sort(values, half, is_before);
  merge_sort(values + half, count - half, is_before);
  int64_t *merged = echo_malloc(count * sizeof *merged);
  for (uint32_t n = 0; n < count; n++) {
    bool take_right = left == half || (right < count && is_before(values[right], values[left]));
    merged[n] = values[take_right ? right++ : left++];
  }
  echo_memcpy(values, merged, count * sizeof *merged);
  echo_free(merged);
}

static uint32_t read_values(int64_t *values) {
  uint32_t count = 0;
  int64_t value;
  while (echo_get_parameter_i64(&value)) {
    require(count < MOST, "At most 64 values.");
    values[count++] = value;
  }
  return count;
}

static void sorted(void (*sort)(int64_t *, uint32_t, before), before is_before) {
  int64_t values[MOST];
  uint32_t count = read_values(values);
  sort(values, count, is_before);
  echo_return_u32(count);
  for (uint32_t n = 0; n < count; n++) echo_return_i64(values[n]);
}

static void insertion(void) { sorted(insertion_sort, ascending); }
static void quick(void) { sorted(quick_sort, ascending); }
static void heap(void) { sorted(heap_sort, ascending); }
static void merge(void) { sorted(merge_sort, ascending); }
static void reversed(void) { sorted(quick_sort, descending); }

/* The lower one of the two in the middle. */
static void median(void) {
  int64_t values[MOST];
  uint32_t count = read_values(values);
  require(count > 0, "There is no median of nothing.");
  heap_sort(values, count, ascending);
  echo_return_i64(values[(count - 1) / 2]);
}

CONTRACT({"insertion", insertion}, {"quick", quick}, {"heap", heap}, {"merge", merge}, {"reversed", reversed},
         {"median", median})
