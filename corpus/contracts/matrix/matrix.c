/* Square matrices of whole numbers. The parameters are the size and then the rows. */
#include "contract.h"

#define MOST 8

typedef struct {
  uint32_t size;
  int64_t at[MOST][MOST];
} matrix;

static matrix parameter_matrix(uint32_t size) {
  require(size >= 1 && size <= MOST, "A matrix has 1 to 8 rows.");
  matrix m = {.size = size};
  for (uint32_t row = 0; row < size; row++)
    for (uint32_t column = 0; column < size; column++) m.at[row][column] = parameter_i64();
  return m;
}

static void return_matrix(const matrix *m) {
  for (uint32_t row = 0; row < m->size; row++)
    for (uint32_t column = 0; column < m->size; column++) echo_return_i64(m->at[row][column]);
}

static matrix identity(uint32_t size) {
  matrix m = {.size = size};
  for (uint32_t n = 0; n < size; n++) m.at[n][n] = 1;
  return m;
}

/* Entries modulo 2^64. */
static matrix product(const matrix *left, const matrix *right) {
  matrix result = {.size = left->size};
  for (uint32_t row = 0; row < left->size; row++)
    for (uint32_t column = 0; column < left->size; column++) {
      uint64_t sum = 0;
      for (uint32_t n = 0; n < left->size; n++) sum += (uint64_t)left->at[row][n] * (uint64_t)right->at[n][column];
      result.at[row][column] = (int64_t)sum;
    }
  return result;
}

static void multiply(void) {
  uint32_t size = parameter_u32();
  matrix left = parameter_matrix(size), right = parameter_matrix(size);
  matrix result = product(&left, &right);
  return_matrix(&result);
}

static void power(void) {
  uint32_t size = parameter_u32();
  uint32_t exponent = parameter_u32();
  matrix base = parameter_matrix(size), result = identity(size);
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result = product(&result, &base);
    base = product(&base, &base);
  }
  return_matrix(&result);
}

static void transpose(void) {
  matrix m = parameter_matrix(parameter_u32()), turned = {.size = m.size};
  for (uint32_t row = 0; row < m.size; row++)
    for (uint32_t column = 0; column < m.size; column++) turned.at[column][row] = m.at[row][column];
  return_matrix(&turned);
}

static void exchange_rows(matrix *m, uint32_t one, uint32_t other) {
  for (uint32_t column = 0; column < m->size; column++) {
    int64_t kept = m->at[one][column];
    m->at[one][column] = m->at[other][column];
    m->at[other][column] = kept;
  }
}

/* Finds a row at or below `step` whose entry is not 0 and brings it there; false when there is none. */
static bool bring_pivot(matrix *m, uint32_t step, int64_t *sign) {
  for (uint32_t row = step; row < m->size; row++) {
    if (m->at[row][step] == 0) continue;
    if (row != step) {
      exchange_rows(m, row, step);
      *sign = -*sign;
    }
    return true;
  }
  return false;
}

/* Bareiss's elimination: every division is exact. */
static int64_t determinant_of(matrix m) {
  int64_t sign = 1, previous = 1;
  for (uint32_t step = 0; step + 1 < m.size; step++) {
    if (!bring_pivot(&m, step, &sign)) return 0;
    for (uint32_t row = step + 1; row < m.size; row++)
      for (uint32_t column = step + 1; column < m.size; column++) {
        int64_t minor = m.at[row][column] * m.at[step][step] - m.at[row][step] * m.at[step][column];
        m.at[row][column] = minor / previous;
      }
    previous = m.at[step][step];
  }
  return sign * m.at[m.size - 1][m.size - 1];
}

static void determinant(void) { echo_return_i64(determinant_of(parameter_matrix(parameter_u32()))); }

CONTRACT({"multiply", multiply}, {"power", power}, {"transpose", transpose}, {"determinant", determinant})
