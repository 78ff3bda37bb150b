/*
 * What travels between the harness and the runner: little-endian, every record a multiple of eight bytes, byte strings padded
 * to eight. request.ts and reply.ts are the other side.
 */
#ifndef PROTOCOL_H
#define PROTOCOL_H
#include "types.h"

#define REQUEST_MAGIC 0x51534145u
#define REPLY_MAGIC 0x50534145u

/* The file that the harness has opened for the runner as number 3. Batches lie in it, the request first and the reply behind it. */
#define SHARED_FILE 3
/* Bytes of one request without its header: request.ts cuts batches shorter. */
#define REQUEST_ROOM (16ul << 20)
/* One outcome at its worst, and 1 MiB before it: a batch of generated cases has 130 KB. */
#define REPLY_ROOM (17ul << 20)
/* 1 MiB of regions, and code in pages of its own. */
#define MEMORY_ROOM ((1ul << 20) + (256ul << 10))
/* 64 regions, and the code's own. */
#define MOST_REGIONS 65

/* On standard input. In the file, from its beginning: `bytes` bytes, the images, then the cases. */
struct request {
  u32 magic, bytes, images, cases;
};

/* Followed by its regions. Regions ascend and do not overlap. */
struct image {
  u64 regions;
};

/* Followed by its runs. `access` is PROT_READ | PROT_WRITE | PROT_EXEC. */
struct region_record {
  u64 at, size;
  u32 access, runs;
};

/* Followed by `bytes` bytes, padded. */
struct run_record {
  u64 at, bytes;
};

enum case_flag {
  HAS_UNTIL = 1,
  /* Instruction by instruction, with the trap flag: steps are counted, nothing is planted. Only for limits up to MOST_STEPS. */
  EXACT = 2,
  /* A vector_state follows the record, and comes back with the outcome. */
  HAS_VECTORS = 4,
};

struct vector_state {
  u8 xmm[16][16];
  u64 mxcsr;
};

/* Followed by the vector state if there is one, the code (padded), and the answers of the host. */
struct case_record {
  u64 registers[16], rflags, fs_base, gs_base, at, until, limit;
  u32 image, code_bytes, flags, answers;
};

/* Recorded answer to one service; followed by its runs. */
struct answer_record {
  u32 vector, has_rax;
  u64 rax, runs;
};

/* On standard output. In the file, behind REQUEST_ROOM: `bytes` bytes of outcomes. After each but the last the harness sends eight bytes. */
struct reply {
  u32 magic, bytes, cases, unused;
};

/*
 * A runner that is started with an argument runs contracts. It is sent these, and answers each with an outcome_record and the vector state:
 * at an `int` its address is where the guest goes on. The guest's memory is the shared file then: the regions of all resumes lie in it one
 * behind the other.
 */
#define RESUME_MAGIC 0x52534145u
/* In its place: the guest is done with, and the next resume is another's. Everything is as at the start, the file's content apart. */
#define ANOTHER_MAGIC 0x41534145u
/* Of the address space only: the file grows as regions are added. */
#define SHARED_ROOM (1ul << 30)

/* Followed by `regions` region_records without runs, to be mapped first. */
struct resume {
  u32 magic, regions;
  u64 registers[16], rflags, at;
  /* Instructions at most, one by one; 0: at full speed. */
  u64 limit;
  /* Of processor time, at most, for a run at full speed. */
  u64 microseconds;
};

/* How a case ended. ending.ts knows the same numbers. */
enum ending {
  UNTIL = 1,
  RETURN = 2,
  LIMIT = 3,
  /* `trap` is the exception, `error` its error code, `address` CR2. */
  FAULT = 4,
  /* `trap` is the vector. */
  INTERRUPT = 5,
  SINGLE_STEP = 6,
  SYSTEM_CALL = 7,
  ALIGNMENT_CHECK = 8,
  OTHER_CODE_SEGMENT = 9,
  /* CPUID, RDTSC, RDTSCP: trapped because they would answer with this machine's own. */
  NOT_REPEATABLE = 10,
  OUT_OF_TIME = 11,
  /* One instruction does not come to its end. */
  STUCK = 15,
  /* A locked access across cache lines is about to run. */
  SPLIT_LOCK = 16,
  /* Only stepping can tell: sent of contracts, done at once with cases. */
  STEP_INSTEAD = 17,
  /* A region at `address` cannot be mapped; `error` is the errno. */
  UNMAPPABLE = 12,
  /* The segment base at `address` cannot be loaded. */
  UNLOADABLE_BASE = 13,
  /* The host's answer writes where nothing is mapped. */
  WRONG_ANSWER = 14,
};

#define STEPS_UNKNOWN (~0ul)

/* Followed by the vector state where the case had one, and the changed runs. */
struct outcome_record {
  u64 registers[16], rflags, fs_base, gs_base, rip, steps, address;
  u32 ending, trap, error, flags;
  /* Of a contract: microseconds of processor time since the resume. */
  u64 runs;
};

#endif
