/* All of the C++ SDK, its names without `echo::`, as ECHO's pages write contracts. */
#ifndef ECHO_HPP
#define ECHO_HPP

#include "contract.hpp"

using namespace echo;

#endif
