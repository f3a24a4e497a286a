"""The only writers of `reviews`: one public function is one verb."""
