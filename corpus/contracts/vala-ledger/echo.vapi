[CCode (cheader_filename = "echo.h")]
namespace Echo {
	[CCode (cname = "echo_string", has_type_id = false, default_value = "{ 0, 0 }")]
	public struct Text {
		public char* bytes;
		public uint32 length;
	}
	[CCode (cname = "echo_get_function_name")]
	public void get_function_name (Text* name);
	[CCode (cname = "echo_contract_error")]
	public void contract_error (Text* message);
	[CCode (cname = "echo_get_parameter_string")]
	public bool next_text (Text* value);
	[CCode (cname = "echo_get_parameter_u64")]
	public bool next_number (uint64* value);
	[CCode (cname = "echo_return_u64")]
	public void return_number (uint64 value);
	[CCode (cname = "echo_return_string")]
	public void return_text (Text* value);
	[CCode (cname = "echo_malloc")]
	public void* malloc (uint64 size);
	[CCode (cname = "echo_free")]
	public void free (void* block);
	[CCode (cname = "echo_memcpy")]
	public void copy (void* to, void* from, uint64 count);
	[CCode (cname = "echo_memcmp")]
	public int32 compare (void* left, void* right, uint64 count);
	[CCode (cname = "echo_get_contract_id")]
	public uint32 contract_id ();
	[CCode (cname = "echo_storage_load")]
	public bool load (uint32 contract, Text* key, Text* value);
	[CCode (cname = "echo_storage_store")]
	public void store (Text* key, void* bytes, uint64 count);
	[CCode (cname = "echo_event_begin")]
	public void event_begin (Text* name);
	[CCode (cname = "echo_event_string")]
	public void event_text (Text* value);
	[CCode (cname = "echo_event_u64")]
	public void event_number (uint64 value);
	[CCode (cname = "echo_event_end")]
	public void event_end ();
}
