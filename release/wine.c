/* Wine before 8.5 lacks the one function of bcryptprimitives.dll that programs of Rust ask for; with it they are started for a test.
   No release contains this. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
