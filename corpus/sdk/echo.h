/*
 * The services of the ECHO VM, one function each, named as in the reference VM's table. For C and C++, in the order of their numbers.
 * A service that cannot do what it is asked ends the run with an error: none of these functions returns one.
 */
#ifndef ECHO_H
#define ECHO_H

#include "services/heap.h"
#include "services/memory.h"
#include "services/account.h"
#include "services/block.h"
#include "services/message.h"
#include "services/call.h"
#include "services/storage.h"
#include "services/parameters.h"
#include "services/results.h"
#include "services/control.h"
#include "services/events.h"
#include "services/crypto.h"
#include "services/math.h"

#endif
