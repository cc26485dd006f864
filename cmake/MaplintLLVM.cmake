# Finds LLVM and the Clang of the same version.
#
# In:  LLVM_DIR (set by the presets), or whatever find_package(LLVM) prefers.
# Out: LLVM_* and CLANG_* of the packages, and MAPLINT_RESOURCE_DIR: clang's own
#      headers (stddef.h). Tools look for them beside their binary; ours do not
#      live beside them.

find_package(LLVM REQUIRED CONFIG)
# Without the hint another installed version of Clang may win.
find_package(Clang REQUIRED CONFIG HINTS "${LLVM_DIR}/../clang")

if(NOT CLANG_INSTALL_PREFIX PATH_EQUAL LLVM_INSTALL_PREFIX)
  message(FATAL_ERROR "LLVM is ${LLVM_INSTALL_PREFIX}, but Clang is "
                      "${CLANG_INSTALL_PREFIX}: set LLVM_DIR and Clang_DIR")
endif()
if(LLVM_VERSION_MAJOR LESS 18)
  message(FATAL_ERROR "maplint needs LLVM 18 or later, found ${LLVM_VERSION}")
endif()

set(MAPLINT_RESOURCE_DIR
    "${LLVM_INSTALL_PREFIX}/lib/clang/${LLVM_VERSION_MAJOR}")
if(NOT EXISTS "${MAPLINT_RESOURCE_DIR}/include/stddef.h")
  message(FATAL_ERROR "no clang headers in ${MAPLINT_RESOURCE_DIR}: "
                      "install libclang-common-${LLVM_VERSION_MAJOR}-dev")
endif()
message(STATUS "maplint for LLVM ${LLVM_VERSION} in ${LLVM_INSTALL_PREFIX}")
