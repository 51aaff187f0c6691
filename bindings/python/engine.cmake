# Target natrix_engine: the engine as a static library, and its header. From where NATRIX_ENGINE says, else from an
# installed package, else from the build folder build/release of this repository, which is built first if need be.

add_library(natrix_engine INTERFACE)
get_filename_component(repository ${CMAKE_CURRENT_SOURCE_DIR}/../.. ABSOLUTE)

if(NATRIX_ENGINE AND EXISTS ${NATRIX_ENGINE}/libnatrix.a)
    set(engine_library ${NATRIX_ENGINE}/libnatrix.a)
    if(EXISTS ${NATRIX_ENGINE}/include/natrix/natrix.h)
        target_include_directories(natrix_engine INTERFACE ${NATRIX_ENGINE}/include)
    else()
        target_include_directories(natrix_engine INTERFACE ${repository}/include)
    endif()
    target_link_libraries(natrix_engine INTERFACE ${engine_library})
    message(STATUS "natrix: ${engine_library}")
    return()
endif()

find_package(natrix CONFIG QUIET HINTS ${NATRIX_ENGINE})
if(natrix_FOUND AND TARGET natrix::static)
    target_link_libraries(natrix_engine INTERFACE natrix::static)
    message(STATUS "natrix: the package in ${natrix_DIR}")
    return()
endif()

if(NOT EXISTS ${repository}/src/host/c_api.cpp)
    message(FATAL_ERROR "There is no engine: say where with -C cmake.define.NATRIX_ENGINE=FOLDER, or install from the repository")
endif()
set(engine_library ${repository}/build/release/libnatrix.a)
message(STATUS "natrix: ${engine_library}, built from the repository")
add_custom_target(build_engine
    COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/build_engine.sh ${repository}
    BYPRODUCTS ${engine_library}
    USES_TERMINAL
    COMMENT "The engine"
    VERBATIM)
add_dependencies(natrix_engine build_engine)
target_include_directories(natrix_engine INTERFACE ${repository}/include)
target_link_libraries(natrix_engine INTERFACE ${engine_library})
